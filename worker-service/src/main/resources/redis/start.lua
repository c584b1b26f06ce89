-- Records that tasks run, and later how far they have come.
-- States: available -> running, running -> same
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3..] status  STRING task_status:<id> of each task
-- ARGV[1..] pair  for each task: its element; its status record, JSON
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {flag, …}  for each task 1, or 0 where the worker does not hold it any more and nothing was written for it
local lease, processing = KEYS[1], KEYS[2]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local held = {}
for task = 1, #KEYS - 2 do
  local status, element, record = KEYS[task + 2], ARGV[task * 2 - 1], ARGV[task * 2]
  -- A call may arrive after the one that ends its task: from a connection given up, or behind a script sent once more.
  if redis.call('LPOS', processing, element, 'RANK', -1) then
    -- A first write that needs no memory: Redis lets the one after it go on without any, so that tasks can be worked off.
    redis.call('PERSIST', status)
    redis.call('SET', status, record)
    held[task] = 1
  else
    held[task] = 0
  end
end
return held
