-- Moves due tasks of one queue from the schedule to the tail of the queue.
-- States: scheduled -> available, retryable -> available
-- KEYS[1] scheduled  ZSET task_scheduled or task_scheduled:<name>
-- KEYS[2] queue  LIST task_queue or task_queue:<name>
-- KEYS[3] dead  ZSET task_dead
-- KEYS[4..] status  STRING task_status:<id> of each task
-- ARGV[1] id_at  where the id begins in a status key, bytes from 1
-- ARGV[2..] pair  for each task: its envelope as it lies in the schedule; its status record, JSON, or nothing where the
-- envelope cannot be read and the worker that claims it will say so
-- RESULT count  how many were moved, without their records where the id is that of a dead letter; the others another
-- worker had moved
local scheduled, queue, dead = KEYS[1], KEYS[2], KEYS[3]
local id_at = ARGV[1]

local type = redis.call('TYPE', queue).ok
if type ~= 'list' and type ~= 'none' then
  return redis.error_reply('WRONGTYPE ' .. queue .. ' is a ' .. type .. ', not a list')
end
local dead_letters = redis.call('TYPE', dead).ok == 'zset'
local moved = 0
for task = 1, #KEYS - 3 do
  local status, element, record = KEYS[task + 3], ARGV[task * 2], ARGV[task * 2 + 1]
  if redis.call('ZREM', scheduled, element) == 1 then
    redis.call('LPUSH', queue, element)
    if record ~= '' and not (dead_letters and redis.call('ZSCORE', dead, status:sub(id_at))) then
      redis.call('SET', status, record)
    end
    moved = moved + 1
  end
end
return moved
