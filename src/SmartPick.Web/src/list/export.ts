import type { Answer } from '../api/contract';
import { tierNames } from '../answer/glyphs';
import { signalName } from '../answer/signal-names';
import { PREPARATORY, specialtyName } from '../profile/specialties';
import { percent } from '../text/format';
import { writeCsv } from './csv';
import { freidaEntry } from './directories';
import { statusName, type Journal } from './journal';

/** Excel turns bare ten-digit numbers into 4.20E+09 when it saves them; a word before the number prevents that. */
export const ID_PREFIX = 'ACGME ';

/** A byte-order mark tells Excel that the file is UTF-8. */
const BOM = '\uFEFF';

/** The list as a spreadsheet that people read: odds as they are shown, PGY-1 programs below, the visitor's own notes beside it. */
export function listCsv({ programs, pgy1, summary }: Answer, favorites: ReadonlySet<string>, journal: Journal): string {
  const own = (id: string) => [
    favorites.has(id) ? 'yes' : '',
    statusName(journal[id]?.status),
    journal[id]?.interviewOn ?? '',
    journal[id]?.note ?? '',
    `${ID_PREFIX}${id}`,
    freidaEntry(id) ?? '',
  ];
  return (
    BOM +
    writeCsv([
      [
        'Order',
        'Program',
        'Specialty',
        'City',
        'State',
        'Tier',
        'Signal',
        'Interview odds',
        'Match odds if ranked first',
        'Fee (US$)',
        'Wanted',
        'Status',
        'Interview date',
        'Notes',
        'Program ID',
        'FREIDA',
      ],
      ...programs.map((p) => [
        p.rank,
        p.name,
        specialtyName(p.specialty),
        p.city,
        p.state,
        tierNames[p.tier],
        p.signal === 'none' ? '' : signalName(p.signal, p.specialty, summary.signalLevels),
        percent(p.odds.interview.p),
        percent(p.odds.match.p),
        p.feeUsd,
        ...own(p.programId),
      ]),
      ...pgy1.map((p) => [
        '',
        p.name,
        specialtyName(PREPARATORY),
        p.city,
        p.state,
        'PGY-1 year',
        p.signal === 'none' ? '' : signalName(p.signal, PREPARATORY, summary.signalLevels),
        percent(p.odds.interview.p),
        '',
        p.feeUsd,
        ...own(p.programId),
      ]),
    ])
  );
}
