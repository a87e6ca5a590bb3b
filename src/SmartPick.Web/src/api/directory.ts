import { findPrograms } from './client';
import type { ProgramSummary } from './contract';

/** Every program of some specialties by id, with its place; each specialty is loaded once. */
export class ProgramDirectory {
  private readonly byId = new Map<string, ProgramSummary>();
  private readonly loads = new Map<string, Promise<void>>();

  get size() {
    return this.byId.size;
  }

  get all(): ProgramSummary[] {
    return [...this.byId.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.specialty.localeCompare(b.specialty));
  }

  find(programId: string): ProgramSummary | undefined {
    return this.byId.get(programId);
  }

  nameOf(programId: string): string {
    return this.find(programId)?.name ?? programId;
  }

  /** Throws when a specialty cannot be loaded; it is tried again the next time. */
  async load(specialties: readonly string[]): Promise<void> {
    await Promise.all(
      specialties.map((specialty) => {
        const load =
          this.loads.get(specialty) ??
          this.loadAll(specialty).catch((error: unknown) => {
            this.loads.delete(specialty);
            throw error;
          });
        this.loads.set(specialty, load);
        return load;
      }),
    );
  }

  private async loadAll(specialty: string) {
    let cursor: string | undefined;
    do {
      const page = await findPrograms(specialty, cursor);
      page.programs.forEach((program) => this.byId.set(program.programId, program));
      cursor = page.nextCursor;
    } while (cursor);
  }
}
