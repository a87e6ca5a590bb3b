import type { RankListAnswer } from '../api/contract';
import { writeCsv } from '../list/csv';
import { ID_PREFIX } from '../list/export';
import { specialtyName } from '../profile/specialties';
import { percent } from '../text/format';
import { trackNames } from './ranking';

/** The rank list as a spreadsheet. */
export const rankCsv = ({ list }: RankListAnswer): string =>
  '\uFEFF' +
  writeCsv([
    ['Position', 'Program', 'Specialty', 'Track', 'Match odds if ranked first', 'Match odds with this list', 'Program ID'],
    ...list.map(({ position, programId, name, specialty, track, odds }) => [
      position,
      name,
      specialtyName(specialty),
      trackNames[track],
      percent(odds.match.p),
      percent(odds.landing),
      programId ? `${ID_PREFIX}${programId}` : '',
    ]),
  ]);
