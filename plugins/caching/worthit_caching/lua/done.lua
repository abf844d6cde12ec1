-- KEYS: stream. ARGV: group, id.
redis.pcall('XACK', KEYS[1], ARGV[1], ARGV[2]) -- an error where the group is gone
return redis.call('XDEL', KEYS[1], ARGV[2])
