/** @needs redis */
import { keepsTheQueuesPromises } from './testing/queue-promises.js';
import { startRedis } from './testing/redis.js';

keepsTheQueuesPromises('Redis', async () => {
  const redis = await startRedis();
  return { ...redis, databaseUrl: 'postgres://nobody@127.0.0.1:1/none', redisUrl: redis.url };
});
