import { keepsTheWorkersPromises } from './testing/worker-promises.js';

keepsTheWorkersPromises('PostgreSQL', async () => ({ leave: async () => undefined }));
