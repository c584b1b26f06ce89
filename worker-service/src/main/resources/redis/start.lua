-- Records that claimed tasks run now, and later how far they have come.
-- States: available -> running, running -> same
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2..] status  STRING task_status:<id> of each task
-- ARGV[1..] record  the status record of each task, JSON
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written, and it must not run the tasks
-- RESULT STARTED  all records were written
local lease = KEYS[1]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
for i = 2, #KEYS do
  -- A first write that needs no memory: Redis lets the one after it go on without any, so that tasks can be worked off.
  redis.call('PERSIST', KEYS[i])
  redis.call('SET', KEYS[i], ARGV[i - 1])
end
return 'STARTED'
