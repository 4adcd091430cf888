/** @needs redis */
import { startRedis } from '#platform/testing';
import { keepsTheWorkersPromises } from './testing/worker-promises.js';

keepsTheWorkersPromises('Redis', async () => {
  const redis = await startRedis();
  return { redisUrl: redis.url, leave: () => redis.leave() };
});
