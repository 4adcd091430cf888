import { connect } from 'node:net';
import { type Finding, ok, problem, saidBy } from './finding.js';

const WITHIN_MS = 5000;
const REMEDY = 'Is the server running, the address right, and does the firewall let us through?';

/** Only whether somebody answers: the queue tries the password. The address is told without it. */
export async function aboutRedis(url: string): Promise<Finding> {
  const { hostname, port } = new URL(url);
  const address = `${hostname}:${port || 6379}`;
  return await new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: WITHIN_MS });
    const end = (finding: Finding) => {
      socket.destroy();
      resolve(finding);
    };
    socket.once('connect', () => end(ok('Redis', `${address} answers`)));
    socket.once('timeout', () => end(problem('Redis', `${address} does not answer`, REMEDY)));
    socket.once('error', (error) => end(problem('Redis', `${address}: ${saidBy(error)}`, REMEDY)));
  });
}
