import type { RankListAnswer } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { writeCsv } from '../list/csv';
import { ID_PREFIX } from '../list/export';
import { percent } from '../text/format';
import { trackNames } from './ranking';

/** The rank list as a spreadsheet. */
export const rankCsv = ({ list }: RankListAnswer, directory: ProgramDirectory): string =>
  '\uFEFF' +
  writeCsv([
    ['Position', 'Program', 'Track', 'Match odds if ranked first', 'Match odds with this list', 'Program ID'],
    ...list.map(({ position, programId, track, odds }) => [
      position,
      directory.nameOf(programId),
      trackNames[track],
      percent(odds.match.p),
      percent(odds.landing),
      `${ID_PREFIX}${programId}`,
    ]),
  ]);
