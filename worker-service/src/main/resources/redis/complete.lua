-- Ends the worker's hold on tasks that are done, or need not be done any more.
-- States: running -> completed, running -> cancelled
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] dead  ZSET task_dead
-- KEYS[4..] status  STRING task_status:<id> of each task
-- ARGV[1] retention  how long the records are kept, milliseconds
-- ARGV[2] id_at  where the id begins in a status key, bytes from 1
-- ARGV[3..] pair  for each task: its element; its status record, JSON
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {answer, …}  for each task 1; or 0 where the worker does not hold it any more, or 2 where its id is that of a
-- dead letter: nothing was written for it then
local lease, processing, dead = KEYS[1], KEYS[2], KEYS[3]
local retention, id_at = ARGV[1], ARGV[2]
local tasks = #KEYS - 3

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
-- One command for all tasks, and only while there are dead letters: an empty sorted set does not exist.
local taken = {}
if redis.call('TYPE', dead).ok == 'zset' then
  local ids = {}
  for task = 1, tasks do ids[task] = KEYS[task + 3]:sub(id_at) end
  taken = redis.call('ZMSCORE', dead, unpack(ids))
end
-- A point in time costs Redis less than a time to live, of which it makes one with every write.
local time = redis.call('TIME')
local expiry = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + retention)
local answers = {}
for task = 1, tasks do
  local status, element, record = KEYS[task + 3], ARGV[task * 2 + 1], ARGV[task * 2 + 2]
  if taken[task] then
    answers[task] = redis.call('LPOS', processing, element, 'RANK', -1) and 2 or 0
  else
    -- The removal comes first: it is the fence, and Redis lets a script that has begun to write go on without memory.
    -- It looks from the oldest end, where a task that is done most likely lies.
    answers[task] = redis.call('LREM', processing, -1, element)
    if answers[task] == 1 then
      redis.call('SET', status, record, 'PXAT', expiry)
    end
  end
end
return answers
