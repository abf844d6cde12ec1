-- The value; or 1 with the lease that was given; or nil while somebody else holds it.
-- KEYS: value, lease. ARGV: token, milliseconds of the lease.
local value = redis.call('GET', KEYS[1])
if value then
    return value
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
    return 1
end
if redis.call('GET', KEYS[2]) == ARGV[1] then -- the same call, sent again because its answer was lost
    return 1
end
return nil
