import { plainText, renderMarkdown } from './markdown.js';

describe('Markdown of an organiser', () => {
  it.each([
    ['<script>alert(1)</script>', '<script'],
    ['<img src=x onerror=alert(1)>', '<img'],
    ['[x](javascript:alert(1))', 'href="javascript'],
    ['[x](JaVaScRiPt:alert(1))', 'href="Ja'],
    ['[x](data:text/html,<script>alert(1)</script>)', 'href="data'],
    ['[x](vbscript:msgbox)', 'href="vbscript'],
    ['[x](//evil.example)', 'href="//'],
    ['![x](https://evil.example/pixel.gif)', '<img'],
    ['<https://example.org/" onmouseover="alert(1)>', 'onmouseover="'],
    ['[x](https://example.org "t\\" onclick=\\"alert(1)")', 'onclick="'],
    ['| <svg/onload=alert(1)> |\n| --- |', '<svg'],
    ['<a href="https://example.org" style="position:fixed">x</a>', '<a href="https://example.org" style'],
  ])('%s cannot do anything', (typed, danger) => {
    const tags = renderMarkdown(typed).match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.join('')).not.toContain(danger);
  });

  it('keeps what it is for: headings under the page’s own, lists, emphasis and links', () => {
    expect(renderMarkdown('# Kop\n\n- een **twee**\n\n[meer](https://example.org/a?b=1&c=2)')).toBe(
      '<h3>Kop</h3>\n<ul>\n<li>een <strong>twee</strong></li>\n</ul>\n' +
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc">meer</a></p>\n',
    );
  });

  it('begins with h3 whatever level the organiser began with', () => {
    expect(renderMarkdown('## A\n\n### B')).toBe('<h3>A</h3>\n<h4>B</h4>\n');
  });

  it('stays quick on text made to be slow', () => {
    const slow = ['['.repeat(20_000), '*a_'.repeat(7000), '`'.repeat(20_000), '> '.repeat(10_000)];
    for (const typed of slow) expect(renderMarkdown(typed).length).toBeGreaterThan(0);
  });
});

describe('plainText', () => {
  it('leaves the mark-up out and cuts between words', () => {
    expect(plainText('# Kop\n\nEen **dikke** [link](https://example.org) & meer', 100)).toBe(
      'Kop Een dikke link & meer',
    );
    expect(plainText('een twee drie', 9)).toBe('een…');
  });

  it('does not turn what was typed as text into mark-up', () => {
    expect(plainText('`<b>` &lt;i&gt;', 100)).toBe('<b> <i>');
  });
});
