-- Returns dead letters to their queues, each only if its record is unchanged since it was read.
-- States: discarded -> available
-- KEYS[1] dead  ZSET task_dead, ids by discard time
-- KEYS[2] queues  SET task_queues, the queue of each task is added
-- KEYS[3..] task  LIST task_queue or task_queue:<queue>, then STRING task_status:<id>, for each task in turn
-- ARGV[1..] task  id, SHA-1 of the record as read, envelope, new record, its queue's name, for each task in turn
-- RESULT retried  the id is removed from the dead letters, the envelope is in the queue, the record has state available
-- RESULT not_dead  the id is not, or no longer, a dead letter; nothing was written
-- RESULT changed  the record differs from the one that was read; nothing was written
-- RESULT wrong_type <key>  the key holds another type; nothing was written
-- RESULT list  one of these for each task
local dead, queues = KEYS[1], KEYS[2]

local function wrong_type(key, type)
  local found = redis.call('TYPE', key).ok
  return found ~= type and found ~= 'none'
end

local function retry(queue, status, id, sha, envelope, record, name)
  for key, type in pairs({ [dead] = 'zset', [queue] = 'list', [status] = 'string' }) do
    if wrong_type(key, type) then
      return 'wrong_type ' .. key
    end
  end
  if redis.sha1hex(redis.call('GET', status) or '') ~= sha then
    return 'changed'
  end
  -- Removal is the first write: Redis permits it when memory is full, and then the writes that follow.
  if redis.call('ZREM', dead, id) == 0 then
    return 'not_dead'
  end
  redis.call('LPUSH', queue, envelope)
  redis.call('SET', status, record)
  redis.pcall('SADD', queues, name) -- a key of another type must not fail the retry
  return 'retried'
end

local results = {}
for i = 1, (#KEYS - 2) / 2 do
  local a = 5 * i
  results[i] = retry(KEYS[2 * i + 1], KEYS[2 * i + 2], unpack(ARGV, a - 4, a))
end
return results
