import { Lanes } from './lanes.js';

/** Work that ends when told. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

it('lets the most urgent go first among those who wait, and equals in order of arrival', async () => {
  const lanes = new Lanes(1);
  const first = gate();
  const went: string[] = [];
  const turn = (name: string, priority: number) => lanes.run(priority, async () => void went.push(name));
  const running = lanes.run(70, () => first.opened);
  const others = [
    turn('bulk 1', 70),
    turn('bulk 2', 70),
    turn('sign-in', 10),
    turn('reminder', 50),
    turn('bulk 3', 70),
  ];
  first.open();
  await Promise.all([running, ...others]);
  expect(went).toEqual(['sign-in', 'reminder', 'bulk 1', 'bulk 2', 'bulk 3']);
});

it('never runs more than its lanes, also after failures', async () => {
  const lanes = new Lanes(3);
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((wake) => setImmediate(wake));
    running--;
    throw new Error('refused');
  };
  const results = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => lanes.run(i % 4, work)));
  expect(results.every((result) => result.status === 'rejected')).toBe(true);
  expect(most).toBe(3);
});
