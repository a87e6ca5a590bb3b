import { findPrograms } from './client';
import type { ProgramSummary } from './contract';

/** Every program of some specialties by id, with its place; loaded once. */
export class ProgramDirectory {
  private readonly byId = new Map<string, ProgramSummary>();

  get size() {
    return this.byId.size;
  }

  get all(): ProgramSummary[] {
    return [...this.byId.values()].sort((a, b) => a.name.localeCompare(b.name) || a.specialty.localeCompare(b.specialty));
  }

  find(programId: string): ProgramSummary | undefined {
    return this.byId.get(programId);
  }

  nameOf(programId: string): string {
    return this.find(programId)?.name ?? programId;
  }

  async load(specialties: readonly string[]): Promise<this> {
    for (const specialty of specialties) {
      let cursor: string | undefined;
      do {
        const page = await findPrograms(specialty, cursor);
        page.programs.forEach((program) => this.byId.set(program.programId, program));
        cursor = page.nextCursor;
      } while (cursor);
    }

    return this;
  }
}
