-- Takes tasks from a worker whose lease has run out: each goes back to the head of its queue or is discarded.
-- States: running -> available, running -> discarded, available -> same
-- KEYS[1] lease  STRING worker_status:<dead worker>
-- KEYS[2] processing  LIST task_processing:<dead worker>
-- KEYS[3] workers  SET task_workers
-- KEYS[4] lost  SET task_workers_lost
-- KEYS[5] dead  ZSET task_dead
-- KEYS[6..] pair  STRING task_status:<id>, then LIST task_queue of its queue, for each task
-- ARGV[1] worker  name of the dead worker
-- ARGV[2..] five  for each task: its element; BACK or DISCARD; its status record, JSON, or nothing where it keeps the
-- one it has; the time of discarding in epoch milliseconds; the next envelope, or the task's id
-- RESULT {ALIVE}  the worker holds a lease; nothing was moved
-- RESULT {MORE, count}  count tasks were moved and others are left
-- RESULT {DONE, count}  count tasks were moved and the worker's name is gone
local lease, processing, workers, lost, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local worker = ARGV[1]

if redis.call('EXISTS', lease) == 1 then
  return {'ALIVE'}
end
local tasks = (#ARGV - 1) / 5
local function require_type(key, wanted)
  local type = redis.call('TYPE', key).ok
  if type ~= wanted and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. type .. ', not a ' .. wanted)
  end
end
local wrong = require_type(processing, 'list') or require_type(workers, 'set') or require_type(lost, 'set')
wrong = wrong or require_type(dead, 'zset')
for task = 1, tasks do
  wrong = wrong or require_type(KEYS[task * 2 + 5], 'list')
end
if wrong then return wrong end

-- From here on the worker cannot have its lease back, see beat.lua.
redis.call('SREM', workers, worker)
redis.call('SADD', lost, worker)
local moved = 0
for task = 1, tasks do
  local status, queue = KEYS[task * 2 + 4], KEYS[task * 2 + 5]
  local a = task * 5 + 1
  local element, step, record, number, extra = ARGV[a - 4], ARGV[a - 3], ARGV[a - 2], ARGV[a - 1], ARGV[a]
  if redis.call('LREM', processing, 1, element) == 1 then
    if step == 'BACK' then
      redis.call('RPUSH', queue, extra)
    else
      redis.call('ZADD', dead, number, extra)
    end
    if record ~= '' then redis.call('SET', status, record) end
    moved = moved + 1
  end
end
if redis.call('LLEN', processing) > 0 then
  return {'MORE', moved}
end
redis.call('SREM', lost, worker)
return {'DONE', moved}
