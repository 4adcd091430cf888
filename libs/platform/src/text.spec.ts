import fc from 'fast-check';
import { cleanLine, cleanText, escapeLike, lengthInCharacters } from './text.js';

describe('cleanLine', () => {
  it('keeps names as people write them', () => {
    for (const name of ["Zoë d'Hondt-Łukasz", 'Nguyễn Thị Ánh', '李 小龙', 'محمد', '👩‍👩‍👧 Familie']) {
      expect(cleanLine(name)).toBe(name.normalize('NFC'));
    }
  });

  it('takes line ends, control and bidi characters out', () => {
    expect(cleanLine('Ana\r\nBcc: all@example.org')).toBe('Ana Bcc: all@example.org');
    expect(cleanLine('A\u0000na\u202Egnp.exe\u2066')).toBe('Anagnp.exe');
    expect(cleanLine('  two \t spaces ')).toBe('two spaces');
    expect(cleanLine('\u200b\ufeff')).toBe('');
  });

  it('never leaves a control character, whatever comes in, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanLine(text);
        expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanLine(clean)).toBe(clean);
      }),
    );
  });
});

it('cleanText keeps paragraphs and drops the rest', () => {
  expect(cleanText('een\r\ntwee\n\n\n\ndrie\u0007 ')).toBe('een\ntwee\n\ndrie');
});

it('counts an emoji family as one character', () => {
  expect(lengthInCharacters('👩‍👩‍👧é')).toBe(2);
});

it('escapeLike takes the meaning from what a pattern would read', () => {
  expect(escapeLike('50%_\\')).toBe('50\\%\\_\\\\');
});
