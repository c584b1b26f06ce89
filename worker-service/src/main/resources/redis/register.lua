-- Gives a new worker its lease and lists it among the workers and its queues among the queues.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>, with time to live
-- KEYS[2] workers  SET task_workers
-- KEYS[3] queues  SET task_queues
-- KEYS[4] lists  HASH task_processing_lists, gains the worker with the time and its queues, unless it has a wrong type
-- ARGV[1] worker  name
-- ARGV[2] duration  of the lease, milliseconds
-- ARGV[3] heartbeat  JSON
-- ARGV[4..] queue  name of each queue it serves
-- RESULT {REGISTERED, now}  now is Redis' time in epoch milliseconds
-- RESULT {TAKEN, now}  a worker of that name holds a lease; nothing was written
local lease, workers, queues, lists = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local worker, duration, heartbeat = ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

for _, key in ipairs({ workers, queues }) do
  local type = redis.call('TYPE', key).ok
  if type ~= 'set' and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. type .. ', not a set')
  end
end
if redis.call('EXISTS', lease) == 1 then
  return {'TAKEN', now}
end
-- A first write that needs no memory: Redis lets those after it go on without any, so that tasks can be worked off.
redis.call('SREM', workers, worker)
redis.call('SET', lease, heartbeat, 'PX', duration)
redis.call('SADD', workers, worker)
-- Kept longer than the name in any set, so that the worker's list is found even if something comes into it at last.
redis.pcall('HSET', lists, worker, string.format('%.0f ', now) .. table.concat(ARGV, ' ', 4))
for i = 4, #ARGV do
  redis.call('SADD', queues, ARGV[i])
end
return {'REGISTERED', now}
