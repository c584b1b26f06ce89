-- Gives tasks a stopping worker could not finish back to the head of their queues, the attempt not spent.
-- States: running -> available, available -> same
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] dead  ZSET task_dead
-- KEYS[4] queues  SET task_queues, gains the queue of each task
-- KEYS[5..] pair  STRING task_status:<id>, then LIST task_queue of its queue, for each task
-- ARGV[1] id_at  where the id begins in a status key, bytes from 1
-- ARGV[2..] three  for each task: its element; its status record, JSON, or nothing where it keeps the one it has; its
-- queue's name
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {answer, …}  for each task 1, its record left alone where its id is that of a dead letter; or 0 where the worker
-- does not hold it any more, or a text, the wrong type of its queue's key: nothing was written for it then
local lease, processing, dead, queues = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id_at = ARGV[1]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local dead_letters = redis.call('TYPE', dead).ok == 'zset'
local answers = {}
for task = 1, (#KEYS - 4) / 2 do
  local status, queue = KEYS[task * 2 + 3], KEYS[task * 2 + 4]
  local element, record = ARGV[task * 3 - 1], ARGV[task * 3]
  local type = redis.call('TYPE', queue).ok
  if type ~= 'list' and type ~= 'none' then
    local held = redis.call('LPOS', processing, element)
    answers[task] = held and 'WRONGTYPE ' .. queue .. ' is a ' .. type .. ', not a list' or 0
  else
    answers[task] = redis.call('LREM', processing, 1, element)
    if answers[task] == 1 then
      redis.call('RPUSH', queue, element)
      local taken = dead_letters and redis.call('ZSCORE', dead, status:sub(id_at))
      if record ~= '' and not taken then redis.call('SET', status, record) end
      redis.pcall('SADD', queues, ARGV[task * 3 + 1]) -- not to be refused for a list of a wrong type
    end
  end
end
return answers
