-- Whether the lease was still held: then it runs anew.
-- KEYS: lease. ARGV: token, milliseconds of the lease.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
