-- {id, body, attempt} of a message whose lease has run out, else of the next new one; else {milliseconds}: until the
-- next lease runs out, -1 without leases. A lease's length is the name of the consumer that holds it.
-- KEYS: stream. ARGV: group, milliseconds of the lease.
local stream, group, consumer = KEYS[1], ARGV[1], ARGV[2]
redis.pcall('XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM') -- an error where it exists

local soonest, from = -1, '-'
repeat
    local leased = redis.call('XPENDING', stream, group, from, '+', 100)
    for _, entry in ipairs(leased) do
        local id, holder, idle, deliveries = unpack(entry)
        local left = tonumber(holder) - idle
        if left <= 0 then
            local claimed = redis.call('XCLAIM', stream, group, consumer, 0, id)
            if claimed[1] then
                return {id, claimed[1][2][2], deliveries + 1}
            end
        elseif soonest < 0 or left < soonest then
            soonest = left
        end
        from = '(' .. id
    end
until #leased < 100

local new = redis.call('XREADGROUP', 'GROUP', group, consumer, 'COUNT', 1, 'STREAMS', stream, '>')
if new then
    local message = new[1][2][1]
    return {message[1], message[2][2], 1}
end
return {soonest}
