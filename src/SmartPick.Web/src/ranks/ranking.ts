import type { RankListRequest, RankOdds, RecommendationRequest, Track } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PREPARATORY } from '../profile/specialties';
import { fold } from '../text/fold';

/** A program that is not in the data: only its name and specialty are known. */
export interface Unlisted {
  name: string;
  specialty: string;
}

/** A track of a program that interviewed, where it stands in the order. */
export interface Rank {
  /** Of a program that is not in the data, a key that the page makes. */
  programId: string;
  unlisted?: Unlisted;
  /** Undefined until the visitor says which: programs offer different ones, and the risk depends on it. */
  track?: Track;
}

/** A rank order list as the visitor makes it; positions are the order of `ranks`. */
export interface Ranking {
  ranks: readonly Rank[];
  /** How the interview went, 1 to 5, by program. */
  impressions: Readonly<Record<string, number>>;
  /** PGY-1 programs in order, by the program whose advanced position they go with; an empty list says that there are none. */
  supplemental: Readonly<Record<string, readonly string[]>>;
}

export const emptyRanking: Ranking = { ranks: [], impressions: {}, supplemental: {} };

const unlistedId = ({ name, specialty }: Unlisted) => `${specialty}:${fold(name)}`;

/** A rank at a program that is not in the data. */
export const unlistedRank = ({ name, specialty }: Unlisted, track?: Track): Rank => ({
  programId: unlistedId({ name, specialty }),
  unlisted: { name, specialty },
  track: specialty === PREPARATORY ? 'P' : track,
});

/** The key of a rank in an answer: that of `keyOf` for the same rank. */
export const answeredKey = ({ programId, name, specialty, track }: RankOdds) =>
  keyOf({ programId: programId ?? unlistedId({ name, specialty }), track });

/** The name of a program on the list. */
export const nameIn = ({ ranks }: Ranking, directory: ProgramDirectory, programId: string): string =>
  ranks.find((r) => r.programId === programId)?.unlisted?.name ?? directory.nameOf(programId);

export const keyOf = ({ programId, track }: Rank) => `${programId}-${track ?? ''}`;
export const trackNames: Record<Track, string> = { C: 'Categorical', A: 'Advanced', P: 'Preliminary', R: 'Physician' };
export const trackName = (track: Track | undefined): string => (track ? trackNames[track] : 'track not chosen');

export const tracksOf = ({ ranks }: Ranking, programId: string): (Track | undefined)[] =>
  ranks.filter((r) => r.programId === programId).map((r) => r.track);
/** Ranks whose track has still to be said. */
export const untracked = ({ ranks }: Ranking): Rank[] => ranks.filter((r) => r.track === undefined);
/** Advanced positions for which nobody has said yet which first years go with them. */
export const unsupplemented = (ranking: Ranking): string[] => advancedPrograms(ranking).filter((id) => !ranking.supplemental[id]);
export const advancedPrograms = ({ ranks }: Ranking): string[] => ranks.filter((r) => r.track === 'A').map((r) => r.programId);

/** Adds a track at the end, unless it is there already. */
export const add = (ranking: Ranking, rank: Rank): Ranking =>
  ranking.ranks.some((r) => keyOf(r) === keyOf(rank)) ? ranking : { ...ranking, ranks: [...ranking.ranks, rank] };

/** Takes a rank out, and with it what belongs to it alone. */
export function remove(ranking: Ranking, rank: Rank): Ranking {
  const ranks = ranking.ranks.filter((r) => keyOf(r) !== keyOf(rank));
  const left = new Set(ranks.map((r) => r.programId));
  return tidy({ ...ranking, ranks, impressions: only(ranking.impressions, (id) => left.has(id)) });
}

/** Puts the rank at one place to another; places outside the list are its ends. */
export function move(ranking: Ranking, from: number, to: number): Ranking {
  const ranks = [...ranking.ranks];
  const [moved] = ranks.splice(from, 1);
  if (moved) {
    ranks.splice(Math.max(0, Math.min(ranks.length, to)), 0, moved);
  }

  return { ...ranking, ranks };
}

/** Says the track of all ranks where it has still to be said. */
export const trackAll = (ranking: Ranking, track: Track): Ranking =>
  untracked(ranking).reduce((r, rank) => retrack(r, rank, track), ranking);

/** Turns a rank into another track of its program, unless that one stands in the list too. */
export function retrack(ranking: Ranking, rank: Rank, track: Track): Ranking {
  const taken = tracksOf(ranking, rank.programId).includes(track);
  return taken ? ranking : tidy({ ...ranking, ranks: ranking.ranks.map((r) => (keyOf(r) === keyOf(rank) ? { ...r, track } : r)) });
}

export const impress = (ranking: Ranking, programId: string, impression: number | undefined): Ranking => {
  const { [programId]: _, ...others } = ranking.impressions;
  return { ...ranking, impressions: impression === undefined ? others : { ...others, [programId]: impression } };
};

/** Sets the PGY-1 programs that go with an advanced position. */
export const supplement = (ranking: Ranking, programId: string, programs: readonly string[]): Ranking => ({
  ...ranking,
  supplemental: { ...ranking.supplemental, [programId]: [...new Set(programs)] },
});

/** Leaves it open again which first years go with an advanced position. */
export const unsupplement = (ranking: Ranking, programId: string): Ranking => ({
  ...ranking,
  supplemental: only(ranking.supplemental, (id) => id !== programId),
});

/** Uses one program's PGY-1 list for every advanced position. */
export const supplementAll = (ranking: Ranking, programId: string): Ranking =>
  advancedPrograms(ranking).reduce((r, id) => supplement(r, id, ranking.supplemental[programId] ?? []), ranking);

export function toRequest(applicant: RecommendationRequest['applicant'], { ranks, impressions, supplemental }: Ranking): RankListRequest {
  const lists = Object.entries(supplemental)
    .filter(([, programs]) => programs.length > 0)
    .map(([id, programs]) => ({ for: ranks.find((r) => r.programId === id)?.unlisted?.name ?? id, programs: [...programs] }));
  return {
    applicant,
    interviews: ranks.flatMap(({ programId, unlisted, track }, i) =>
      track
        ? [
            {
              ...(unlisted ?? { programId }),
              track,
              preference: i + 1,
              ...(impressions[programId] !== undefined && { impression: impressions[programId] }),
            },
          ]
        : [],
    ),
    ...(lists.length > 0 && { supplemental: lists }),
  };
}

/** Supplemental lists go with advanced positions only. */
function tidy(ranking: Ranking): Ranking {
  const advanced = new Set(advancedPrograms(ranking));
  return { ...ranking, supplemental: only(ranking.supplemental, (id) => advanced.has(id)) };
}

const only = <T>(map: Readonly<Record<string, T>>, keep: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(map).filter(([key]) => keep(key)));
