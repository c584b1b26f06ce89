-- Drops dead letters for good, each only where nothing changed since its record was read.
-- States: none, a discarded task is forgotten
-- KEYS[1] dead  ZSET task_dead, ids by discard time
-- KEYS[2..] status  STRING task_status:<id>, for each task
-- ARGV[1..] task  id, SHA-1 of the record as read or "" for none, "drop" or "keep" the record, for each task in turn
-- RESULT discarded  the id left the dead letters; with "drop" the record is gone, with "keep" it is untouched
-- RESULT not_dead  the id is no dead letter (any more); nothing was written
-- RESULT changed  the record is not the one that was read; nothing was written
-- RESULT wrong_type <key>  the key holds another type; nothing was written
-- RESULT list  one of these for each task
local dead = KEYS[1]

local function wrong_type(key, type)
  local found = redis.call('TYPE', key).ok
  return found ~= type and found ~= 'none'
end

local function discard(status, id, sha, fate)
  for key, type in pairs({ [dead] = 'zset', [status] = 'string' }) do
    if wrong_type(key, type) then
      return 'wrong_type ' .. key
    end
  end
  local record = redis.call('GET', status)
  if (record and redis.sha1hex(record) or '') ~= sha then
    return 'changed'
  end
  if redis.call('ZREM', dead, id) == 0 then
    return 'not_dead'
  end
  if fate == 'drop' then
    redis.call('DEL', status)
  end
  return 'discarded'
end

local results = {}
for i = 1, #KEYS - 1 do
  results[i] = discard(KEYS[i + 1], ARGV[3 * i - 2], ARGV[3 * i - 1], ARGV[3 * i])
end
return results
