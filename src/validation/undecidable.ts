/** Rules of Cluster API that nobody can decide from manifests, by id, and why. */
export const UNDECIDABLE: { readonly [id: string]: string } = {
  'CC-16': 'Manifests do not say what is deleted; a Cluster whose class is gone is found by TOP-10.',
  'CCV-12': 'It takes the CEL compiler of the release that Cluster API was built with. What CEL rules say about values is judged by VAR-07, CCV-08 and CCV-09.',
  'CCV-13': 'It takes the cost estimate of the CEL compiler that Cluster API was built with.',
  'IPP-05': 'Which addresses of a pool are in use is known in the management cluster only.',
  'IPP-06': 'Manifests do not say what is deleted, nor which addresses of a pool are in use.',
  'KCP-01': 'replicas left out or null become 1 before the webhook looks.',
  'TOP-07': 'Whether the previous upgrade is complete is known in the management cluster only.',
  'VAR-03': 'Which variables external patches define is known in the management cluster only.',
  'VAR-09': 'Nothing is refused: defaults are filled in before VAR-05 to VAR-08 judge.',
  'VER-06': 'Cluster API itself holds workers back until the control plane is stable, which is known in the management cluster only; workers newer than it are found by VER-04.',
};
