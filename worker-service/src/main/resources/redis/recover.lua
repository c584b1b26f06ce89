-- Takes tasks from a worker whose lease has run out: each goes back to the head of its queue or is discarded.
-- States: running -> available, running -> discarded, available -> same
-- KEYS[1] lease  STRING worker_status:<dead worker>
-- KEYS[2] processing  LIST task_processing:<dead worker>
-- KEYS[3] workers  SET task_workers
-- KEYS[4] lost  SET task_workers_lost
-- KEYS[5] dead  ZSET task_dead
-- KEYS[6] lists  HASH task_processing_lists, keeps the worker's name from now on for a while, unless it has a wrong type
-- KEYS[7] queues  SET task_queues, gains the queue of each task that goes back
-- KEYS[8..] pair  STRING task_status:<id>, then LIST task_queue of its queue, for each task
-- ARGV[1] worker  name of the dead worker
-- ARGV[2] id_at  where the id begins in a status key, bytes from 1
-- ARGV[3..] six  for each task: its element; BACK or DISCARD; its status record, JSON, or nothing where it keeps the
-- one it has; the time of discarding in epoch milliseconds; the next envelope, or the task's id; its queue's name
-- RESULT {ALIVE}  the worker holds a lease; nothing was moved
-- RESULT {MORE, answer, …}  tasks are left; for each of the call's tasks 1, its record left alone where it goes back with
-- the id of a dead letter; or 0 where it was not there any more, 2 where it was to be discarded with the id of a dead
-- letter, or a text, the wrong type of the key it goes to: it was not moved then
-- RESULT {DONE, answer, …}  nothing is left and the worker's name is gone
local lease, processing, workers, lost, dead, lists, queues = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local worker, id_at = ARGV[1], ARGV[2]

if redis.call('EXISTS', lease) == 1 then
  return {'ALIVE'}
end
local function wrong_type(key, wanted)
  local type = redis.call('TYPE', key).ok
  return type ~= wanted and type ~= 'none' and 'WRONGTYPE ' .. key .. ' is a ' .. type .. ', not a ' .. wanted
end
local wrong = wrong_type(processing, 'list') or wrong_type(workers, 'set') or wrong_type(lost, 'set')
if wrong then return redis.error_reply(wrong) end

-- From here on the worker cannot have its lease back, see beat.lua.
redis.call('SREM', workers, worker)
redis.call('SADD', lost, worker)
local answer = {'MORE'}
for task = 1, (#KEYS - 7) / 2 do
  local status, queue = KEYS[task * 2 + 6], KEYS[task * 2 + 7]
  local a = task * 6 + 2
  local element, step, record, number, extra = ARGV[a - 5], ARGV[a - 4], ARGV[a - 3], ARGV[a - 2], ARGV[a - 1]
  local back = step == 'BACK'
  local taken = redis.call('TYPE', dead).ok == 'zset' and redis.call('ZSCORE', dead, status:sub(id_at))
  local obstacle = wrong_type(back and queue or dead, back and 'list' or 'zset') or not back and taken and 2
  if obstacle then
    answer[task + 1] = redis.call('LPOS', processing, element) and obstacle or 0
  else
    answer[task + 1] = redis.call('LREM', processing, 1, element)
    if answer[task + 1] == 1 then
      if back then redis.call('RPUSH', queue, extra) else redis.call('ZADD', dead, number, extra) end
      if record ~= '' and not taken then redis.call('SET', status, record) end
      if back then redis.pcall('SADD', queues, ARGV[a]) end -- not to be refused for a list of a wrong type
    end
  end
end
if redis.call('LLEN', processing) == 0 then
  redis.call('SREM', lost, worker)
  if not wrong_type(lists, 'hash') then
    local served = (redis.call('HGET', lists, worker) or ''):match(' .*') or ' '
    redis.call('HSET', lists, worker, string.format('%.0f', redis.call('TIME')[1] * 1000) .. served)
  end
  answer[1] = 'DONE'
end
return answer
