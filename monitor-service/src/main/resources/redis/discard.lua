-- Deletes dead letters, each only if its record is unchanged since it was read.
-- States: none, a discarded task is deleted
-- KEYS[1] dead  ZSET task_dead, ids by discard time
-- KEYS[2..] pair  STRING task_status:<id>, then STRING task_oversized:<id>, for each task in turn
-- ARGV[1..] task  id, SHA-1 of the record as read or "" for none or "length <bytes>" of one too large to be read, "drop"
-- or "keep" the record, for each task in turn
-- RESULT discarded  the id and the bytes kept with it are removed; with "drop" the record is deleted, with "keep" it is
-- unchanged
-- RESULT not_dead  the id is not, or no longer, a dead letter; nothing was written
-- RESULT changed  the record differs from the one that was read; nothing was written
-- RESULT wrong_type <key>  the key holds another type; nothing was written
-- RESULT list  one of these for each task
local dead = KEYS[1]

local function wrong_type(key, type)
  local found = redis.call('TYPE', key).ok
  return found ~= type and found ~= 'none'
end

-- A record that was too large to be read is identified by its length.
local function fingerprint(status, sha)
  if string.sub(sha, 1, 7) == 'length ' then
    return 'length ' .. redis.call('STRLEN', status)
  end
  local record = redis.call('GET', status)
  return record and redis.sha1hex(record) or ''
end

local function discard(status, oversized, id, sha, fate)
  for key, type in pairs({ [dead] = 'zset', [status] = 'string' }) do
    if wrong_type(key, type) then
      return 'wrong_type ' .. key
    end
  end
  if fingerprint(status, sha) ~= sha then
    return 'changed'
  end
  if redis.call('ZREM', dead, id) == 0 then
    return 'not_dead'
  end
  if fate == 'drop' then
    redis.call('DEL', status)
  end
  redis.call('UNLINK', oversized)
  return 'discarded'
end

local results = {}
for i = 1, (#KEYS - 1) / 2 do
  local a = 3 * i
  results[i] = discard(KEYS[2 * i], KEYS[2 * i + 1], ARGV[a - 2], ARGV[a - 1], ARGV[a])
end
return results
