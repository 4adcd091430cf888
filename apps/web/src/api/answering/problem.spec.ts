import { KringError } from '#platform';
import { ApiProblem, isApiPath, problemAnswer } from './problem.js';

describe('a problem', () => {
  it('says when to come back, and nothing of what happened inside', () => {
    const { body, headers } = problemAnswer(new KringError('busy', 'connection to 10.0.0.7 refused'), 503);
    expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'private, no-store' });
    expect(JSON.parse(body)).toEqual({ type: 'about:blank', title: 'Busy: try again in a moment', status: 503 });
    expect(problemAnswer(new Error('select * from contact'), 500).body).not.toContain('contact');
  });

  it('carries its code, its pointers and its headers', () => {
    const errors = [{ pointer: '/name', detail: 'Fill in your name' }];
    const { body, headers } = problemAnswer(new ApiProblem(422, 'invalid', { errors, headers: { 'x-y': 'z' } }), 422);
    expect(JSON.parse(body)).toMatchObject({ status: 422, code: 'invalid', errors });
    expect(headers).toMatchObject({ 'x-y': 'z' });
  });

  it.each([
    ['/api', true],
    ['/api?x', true],
    ['/API/v1', true],
    ['/apiary', false],
    ['/en/api', false],
    ['/x?/api/', false],
  ])('%s belongs to programs: %s', (url, isTheirs) => expect(isApiPath(url)).toBe(isTheirs));
});
