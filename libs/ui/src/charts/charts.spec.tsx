import type { JSX } from 'preact';
import { renderPage } from '../render.js';
import type { Site } from '../site.js';
import { AreaChart } from './area-chart.js';
import { BarTable } from './bar-table.js';
import { StackedBar } from './stacked-bar.js';

const site: Site = { name: 'Netwerk', hue: 222, origin: 'https://kring.example.org', language: 'nl', path: '/console' };
const render = (piece: JSX.Element) => renderPage(piece, site);
const DAY = 86_400_000;
const START = Date.UTC(2027, 0, 1);
const texts = { id: 'c', title: 'Aanmeldingen per dag', summary: 'Van 1 naar 30 in een maand.' };
const formatDay = (at: Date) => at.toISOString().slice(5, 10);

function areaOf(values: readonly number[], more: object = {}): string {
  const points = values.map((value, i) => ({ at: new Date(START + i * DAY), value }));
  return render(<AreaChart {...texts} points={points} formatDay={formatDay} heads={['Dag', 'Aantal']} {...more} />);
}

describe('an area chart', () => {
  it('says title and summary to who cannot see it, in both drawings, under ids of their own', () => {
    const html = areaOf([1, 5, 30]);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const named of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const id of (named[1] ?? '').split(' ')) expect(ids).toContain(id);
    }
    expect(html.match(/<title/g)).toHaveLength(2);
    expect(html).toContain('Van 1 naar 30 in een maand.</desc>');
  });

  it('gives every figure of the drawing in a table', () => {
    const html = areaOf([1, 5, 30]);
    for (const [day, value] of [
      ['01-01', 1],
      ['01-02', 5],
      ['01-03', 30],
    ])
      expect(html).toContain(`<th scope="row">${day}</th><td class="numeric">${value}</td>`);
  });

  it.each([[[]], [[0]], [[7]], [[0, 0, 0]], [[3, 3]], [[1, 1_000_000]]])(
    'draws numbers only, also for %j',
    (values) => {
      expect(areaOf(values)).not.toMatch(/NaN|Infinity|undefined/);
    },
  );

  it('leaves out a mark before or after its days, and a ceiling that would press the line flat', () => {
    const mark = { at: new Date(START + 40 * DAY), label: 'Na afloop' };
    expect(areaOf([1, 2], { marks: [mark] })).not.toContain('Na afloop');
    expect(areaOf([1, 60], { ceiling: { value: 100, label: '100 plaatsen' } })).toContain('100 plaatsen');
    expect(areaOf([1, 6], { ceiling: { value: 100, label: '100 plaatsen' } })).not.toContain('100 plaatsen');
  });

  it('has no style attribute: the policy of the pages would drop it', () => {
    expect(areaOf([1, 5, 30])).not.toContain('style=');
  });

  it('shows texts of people as they were typed', () => {
    const html = areaOf([1, 2], { title: '</title><script>alert(1)</script>' });
    expect(html).not.toContain('<script>');
  });
});

describe('a bar table', () => {
  const bars = [
    { key: 'a', label: 'Warmtepompen', code: 'A1', value: 48, of: 60 },
    { key: 'b', label: 'Zonder grens', value: 12, of: null },
    { key: 'c', label: 'Overvol', value: 20, of: 10 },
  ];
  const html = (scale: 'own' | 'common') =>
    render(<BarTable {...texts} heads={['Sessie', 'Bezet']} bars={bars} scale={scale} />);
  const widths = (text: string) =>
    [...text.matchAll(/class="value" width="([\d.]+)"/g)].map(([, width]) => Number(width));

  it('fills each bar up to its own whole, never past it, and draws none where there is no whole', () => {
    expect(widths(html('own'))).toEqual([80, 100]);
  });

  it('draws all bars to one scale when longer is more', () => {
    expect(widths(html('common'))).toEqual([80, 20, 33.33333333333333]);
  });

  it('says in numbers what it draws', () => {
    expect(html('own')).toContain('48 / 60');
    expect(html('own')).toMatch(/<th scope="row"[^>]*><span class="code">A1 <\/span>Warmtepompen/);
  });
});

describe('a stacked bar', () => {
  it('lets its parts follow each other without a gap, and names each', () => {
    const parts = [
      { key: 'came', label: 'Aanwezig', value: 60, tone: 'strong' },
      { key: 'missing', label: 'Niet gezien', value: 20, tone: 'hatched' },
    ] as const;
    const html = render(<StackedBar {...texts} parts={parts} heads={['Wie', 'Aantal']} />);
    expect(html).toContain('x="0" y="4" width="225"');
    expect(html).toContain('x="225" y="4" width="75"');
    expect(html).toContain('Niet gezien: 20</text>');
    expect(html).not.toMatch(/NaN/);
  });
});
