import { folded, likeWords } from './fold.js';

describe('folded', () => {
  it.each([
    ['Zoë', 'zoe'],
    ['Müller-Strauß', 'muller-strauss'],
    ['Łukasz Øverland', 'lukasz overland'],
    ['YILDIZ Yıldız', 'yildiz yildiz'],
    ['Đorđe Ćirić', 'dorde ciric'],
    ['IJsbrand ĳssel', 'ijsbrand ijssel'],
  ])('%s is found as %s', (name, plain) => {
    expect(folded(name)).toBe(plain);
  });
});

describe('likeWords', () => {
  it('takes what a pattern would understand literally', () => {
    expect(likeWords(' 100%  a_b \\ ')).toEqual(['%100\\%%', '%a\\_b%', '%\\\\%']);
  });

  it('looks for eight words at most, and for nobody in particular without any', () => {
    expect(likeWords('a b c d e f g h i j')).toHaveLength(8);
    expect(likeWords('  ')).toEqual([]);
  });
});
