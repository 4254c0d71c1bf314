/**
 * What a note says of a Cluster: `refused` is what Cluster API would refuse or never reconcile, so there are no objects; `unknown` is what files
 * cannot tell, so the objects named are incomplete or missing; `unchecked` is a check that was left out.
 */
export type NoteKind = 'refused' | 'unknown' | 'unchecked';

/** Something a reader of the rendered objects has to know. */
export interface RenderNote {
  readonly kind: NoteKind;
  /** `namespace/name` of the Cluster. */
  readonly cluster: string;
  /** The variable, patch or template it is about, in the user's words. */
  readonly where: string;
  readonly message: string;
}

/** Stops the rendering of one Cluster. */
export class Refusal extends Error {
  public constructor(public readonly where: string, message: string) {
    super(message);
  }
}

/** Collects the notes of one Cluster, each once. */
export class Notes {
  public readonly all: RenderNote[] = [];

  public constructor(private readonly cluster: string) {}

  public add(kind: NoteKind, where: string, message: string): void {
    if (!this.all.some(note => note.kind === kind && note.where === where && note.message === message)) {
      this.all.push({ kind, cluster: this.cluster, where, message });
    }
  }
}
