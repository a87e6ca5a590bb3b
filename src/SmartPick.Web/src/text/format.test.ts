import { describe, expect, it } from 'vitest';
import { count, firstSentence, ordinal, outOfHundred, percent, percentRange, points, wholePercent } from './format';

describe('chances', () => {
  it.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.055, '5.5%'],
    [0.0994, '9.9%'],
    [0.0996, '10%'],
    [0.479, '48%'],
    [0.9999, '>99%'],
    [1, '100%'],
  ])('%d is %s', (p, text) => expect(percent(p)).toBe(text));
  it.each([
    [0.004, '<1%'],
    [0.898, '90%'],
    [0.996, '>99%'],
    [0, '0%'],
  ])('%d is %s in whole percent', (p, text) => expect(wholePercent(p)).toBe(text));
  it.each([
    [0.231, 0.958, '23–96%'],
    [0.682, 0.993, '68% to >99%'],
    [0.002, 0.05, '<1% to 5%'],
  ])('%d to %d is %s', (low, high, text) => expect(percentRange(low, high)).toBe(text));
  it.each([
    [0.00004, '<0.01 points'],
    [-0.0038, '0.38 points'],
    [0.021, '2.1 points'],
    [0, '0 points'],
  ])('%d is %s', (d, text) => expect(points(d)).toBe(text));
});

describe('counts', () => {
  it('have a comma between thousands', () => expect(count(5012)).toBe('5,012'));
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [11, '11th'],
    [13, '13th'],
    [43, '43rd'],
    [100, '100th'],
  ])('%d in an order is %s', (n, text) => expect(ordinal(n)).toBe(text));
});

describe('shares of one hundred', () => {
  it('add up to the rounded total', () => {
    expect(outOfHundred([0.807, 0.0908])).toEqual([81, 9]);
    expect(outOfHundred([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
  });
});

describe('a text', () => {
  it.each([
    ['Apply to both. In this order.', 'Apply to both.', 'In this order.'],
    ['It costs $1.50 more: think.', 'It costs $1.50 more:', 'think.'],
    ['Signals (radiology: 6 gold) go here. Then there.', 'Signals (radiology: 6 gold) go here.', 'Then there.'],
    ['One only.', 'One only.', ''],
  ])('%j begins with its first sentence', (text, first, rest) => expect(firstSentence(text)).toEqual([first, rest]));
});
