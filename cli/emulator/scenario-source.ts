import {fileExists} from '../../core/runtime/files.ts';
import type {Environment} from '../settings.ts';
import type {ProcessOptions} from './process-options.ts';

/** Where scenarios lie that are found by the name of their machine. */
const FOLDER = '/etc/mock-qmp';
const ENDINGS = ['.yaml', '.yml', '.json'];

const dropIn = (domain: string | undefined, folder: string): string | undefined => {
	// A name is no path: what has a slash in it is none of a file.
	if (domain === undefined || domain.includes('/')) {
		return undefined;
	}

	return ENDINGS.map(ending => `${folder}/${domain}${ending}`).find(fileExists);
};

/**
 * The variables that hold, the name of the machine put in for `{name}`, with the scenario of this machine among them:
 * that of MOCK_QMP_SCENARIO, else of `-fw_cfg`, else of a file that has the machine's name. A machine that is only
 * asked what this QEMU can do has none of all this.
 */
export const settledVariables = (
	environment: Environment,
	{domain, firmwareScenario, isProbe}: ProcessOptions,
): Environment => {
	if (isProbe) {
		return {};
	}

	const variables = Object.entries(environment).map(
		([name, value]) => [name, value?.replaceAll('{name}', domain ?? 'machine')] as const,
	);
	const settled: Environment = Object.fromEntries(variables);
	const scenario =
		settled.MOCK_QMP_SCENARIO ??
		firmwareScenario ??
		dropIn(domain, settled.MOCK_QMP_DROP_IN ?? FOLDER);
	return scenario === undefined ? settled : {...settled, MOCK_QMP_SCENARIO: scenario};
};
