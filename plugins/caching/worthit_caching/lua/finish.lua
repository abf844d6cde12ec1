-- Whether the lease was still held: then the value is kept and the lease ends.
-- KEYS: value, lease. ARGV: token, value, milliseconds of the value.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
    return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1
