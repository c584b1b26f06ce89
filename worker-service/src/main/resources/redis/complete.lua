-- Ends the worker's hold on tasks that are done, or need not be done any more.
-- States: running -> completed, running -> cancelled
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3..] status  STRING task_status:<id> of each task
-- ARGV[1] retention  how long the records are kept, milliseconds
-- ARGV[2..] pair  for each task: its element; its status record, JSON
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {flag, …}  for each task 1, or 0 where the worker did not hold it any more and nothing was written for it
local lease, processing = KEYS[1], KEYS[2]
local retention = ARGV[1]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
-- A point in time costs Redis less than a time to live, of which it makes one with every write.
local time = redis.call('TIME')
local expiry = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + retention)
local applied = {}
for task = 1, #KEYS - 2 do
  local status, element, record = KEYS[task + 2], ARGV[task * 2], ARGV[task * 2 + 1]
  -- The removal comes first: it is the fence, and Redis lets a script that has begun to write go on without memory.
  -- It looks from the oldest end, where a task that is done most likely lies.
  local held = redis.call('LREM', processing, -1, element)
  if held == 1 then
    redis.call('SET', status, record, 'PXAT', expiry)
  end
  applied[task] = held
end
return applied
