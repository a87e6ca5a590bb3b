import { describe, expect, it } from 'vitest';
import { fold, foldedWords, matchesWords } from './fold';

describe('text as it is compared', () => {
  it.each([
    ['  St. Joseph’s  Hospital ', 'st josephs hospital'],
    ["St Joseph's Hospital", 'st josephs hospital'],
    ['Texas A&M', 'texas a and m'],
    ['Ponce\u200B Médico', 'ponce medico'],
    ['', ''],
  ])('%j is %j', (text, folded) => expect(fold(text)).toBe(folded));

  it('spells abbreviations out', () =>
    expect(foldedWords('Univ of St. Mary Med Ctr')).toEqual(['university', 'of', 'saint', 'mary', 'medical', 'center']));
});

describe('a search as people type', () => {
  it.each([
    ['st jos', 'Saint Joseph Hospital', true],
    ['saint jos', 'St. Joseph Hospital', true],
    ['st', 'Stanford Health', true],
    ['joseph saint', 'St Joseph', true],
    ['a & m', 'Texas A and M', true],
    ['', 'anything', true],
    ['mich', 'University of Michigan', true],
    ['ichigan', 'University of Michigan', false],
  ])('%j in %j: %s', (typed, text, found) => expect(matchesWords(typed, text)).toBe(found));
});
