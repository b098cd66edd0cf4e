import type { Routes } from '../../http/api-server.ts';
import { administerAccounts } from './accounts.ts';
import { administerImports } from './imports.ts';
import { administerTokens } from './tokens.ts';

/** What the administration of a province asks for: each needs the access `admin`. */
export const administration: readonly Routes[] = [administerAccounts, administerTokens, administerImports];
