import type { RankListAnswer } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { writeCsv } from '../list/csv';

/** The rank list as a spreadsheet. */
export const rankCsv = ({ list }: RankListAnswer, directory: ProgramDirectory): string =>
  writeCsv([
    ['position', 'program_id', 'name', 'track', 'match', 'match_low', 'match_high', 'landing'],
    ...list.map(({ position, programId, track, odds }) => [
      position,
      programId,
      directory.nameOf(programId),
      track,
      odds.match.p,
      odds.match.low,
      odds.match.high,
      odds.landing,
    ]),
  ]);
