-- Ends the worker's hold on tasks that are not done: each waits for another time or is discarded.
-- States: running -> retryable, running -> scheduled, running -> discarded,
-- available -> scheduled, available -> discarded
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] dead  ZSET task_dead
-- KEYS[4] queues  SET task_queues, gains the queue of each task that waits
-- KEYS[5..] pair  STRING task_status:<id>, then ZSET task_scheduled of its queue, for each task
-- ARGV[1] id_at  where the id begins in a status key, bytes from 1
-- ARGV[2..] six  for each task: its element; WAIT or DISCARD; its status record, JSON; due time or time of
-- discarding, epoch milliseconds; the next envelope, or its id; its queue's name
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {answer, …}  for each task 1; or 0 where the worker does not hold it any more, 2 where its id is that of a dead
-- letter, or a text, the wrong type of the key it goes to: nothing was written for it then
local lease, processing, dead, queues = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id_at = ARGV[1]
local tasks = (#KEYS - 4) / 2

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local function obstacle(status, target)
  local type = redis.call('TYPE', target).ok
  if type ~= 'zset' and type ~= 'none' then
    return 'WRONGTYPE ' .. target .. ' is a ' .. type .. ', not a sorted set'
  end
  if redis.call('TYPE', dead).ok == 'zset' and redis.call('ZSCORE', dead, status:sub(id_at)) then
    return 2
  end
end

local answers = {}
for task = 1, tasks do
  local status, scheduled = KEYS[task * 2 + 3], KEYS[task * 2 + 4]
  local a = task * 6 + 1
  local element, step, record, number, extra = ARGV[a - 5], ARGV[a - 4], ARGV[a - 3], ARGV[a - 2], ARGV[a - 1]
  local target = step == 'WAIT' and scheduled or dead
  -- Looked at task by task: an earlier one of this call may have made its id a dead letter's.
  local found = obstacle(status, target)
  if found then
    answers[task] = redis.call('LPOS', processing, element, 'RANK', -1) and found or 0
  else
    -- The removal comes first: it is the fence, and Redis lets a script that has begun to write go on without memory.
    answers[task] = redis.call('LREM', processing, -1, element)
    if answers[task] == 1 then
      redis.call('SET', status, record)
      redis.call('ZADD', target, number, extra)
      -- A task in a queue nobody lists would be invisible. A list of a wrong type must not hold it up, hence pcall.
      if step == 'WAIT' then redis.pcall('SADD', queues, ARGV[a]) end
    end
  end
end
return answers
