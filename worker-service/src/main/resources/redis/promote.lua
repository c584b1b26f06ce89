-- Moves due tasks of one queue from the schedule to the tail of the queue.
-- States: scheduled -> available, retryable -> available
-- KEYS[1] scheduled  ZSET task_scheduled or task_scheduled:<name>
-- KEYS[2] queue  LIST task_queue or task_queue:<name>
-- KEYS[3..] status  STRING task_status:<id> of each task
-- ARGV[1..] pair  for each task: its envelope as it lies in the schedule; its status record, JSON, or nothing where the
-- envelope cannot be read and the worker that claims it will say so
-- RESULT count  how many were moved; the others another worker had moved
local scheduled, queue = KEYS[1], KEYS[2]

local type = redis.call('TYPE', queue).ok
if type ~= 'list' and type ~= 'none' then
  return redis.error_reply('WRONGTYPE ' .. queue .. ' is a ' .. type .. ', not a list')
end
local moved = 0
for task = 1, #ARGV / 2 do
  local element, record = ARGV[task * 2 - 1], ARGV[task * 2]
  if redis.call('ZREM', scheduled, element) == 1 then
    redis.call('LPUSH', queue, element)
    if record ~= '' then
      redis.call('SET', KEYS[task + 2], record)
    end
    moved = moved + 1
  end
end
return moved
