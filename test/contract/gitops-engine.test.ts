import { gitOpsEngineContract } from './gitops-engine.suite';
import { ENGINES } from '../gitops/support';

gitOpsEngineContract('ArgoCdEngine', ENGINES['argo-cd'], 'infrastructure/bootstrap/argo-cd/root.yaml');
gitOpsEngineContract('FluxEngine', ENGINES.flux, 'infrastructure/bootstrap/flux/root.yaml');
