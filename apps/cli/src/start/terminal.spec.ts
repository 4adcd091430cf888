import { HandClock } from '#platform/testing';
import { Terminal } from './terminal.js';

describe('what people hear while Kring runs', () => {
  it('is a line with who it is about, and the same words again only after a while', () => {
    const clock = new HandClock();
    const lines: string[] = [];
    const terminal = new Terminal((line) => lines.push(line), clock);
    for (let n = 0; n < 100; n++) terminal.note('worker', 'the queue is away');
    terminal.note('web', 'the queue is away');
    clock.advance({ seconds: 31 });
    terminal.note('worker', 'the queue is away');
    expect(lines.map((line) => line.replace(/^.*?\d\d:\d\d:\d\d\S*\s+/, ''))).toEqual([
      'worker     the queue is away',
      'web        the queue is away',
      'worker     the queue is away',
    ]);
  });
});
