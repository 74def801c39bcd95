// Clients that others have written, unmodified and taken from their packages, each does a job with a mock.
import {existsSync} from 'node:fs';
import {startMockQmp} from '../../index.ts';
import {Suite} from '../helpers/suite.ts';
import {realClients} from './clients.ts';
import {PackageMissing, Packages} from './packages.ts';
import {type ClientCommand, firstWrongLine, type RealClient, runClient} from './real-client.ts';
import {story} from './story.ts';

const suite = new Suite();
const packages = new Packages();

const prepared = ({
	title,
	needs,
	prepare,
}: RealClient): ((path: string) => ClientCommand) | undefined => {
	try {
		packages.requireInstalled(needs);
		return prepare(packages);
	} catch (error) {
		if (error instanceof PackageMissing) {
			suite.skip(title, error.message);
			return undefined;
		}

		throw error;
	}
};

const doJob = async (client: RealClient, start: (path: string) => ClientCommand): Promise<void> => {
	const qmp = await startMockQmp({scenario: story, listen: 'unix'});
	try {
		const path = qmp.addresses[0]?.replace('unix:', '') ?? '';
		const wrong = firstWrongLine(await runClient(start(path)), client.lines);
		if (wrong !== undefined) {
			throw new Error(wrong);
		}

		if (qmp.isOver && existsSync(path)) {
			throw new Error('QEMU has quit and its socket is still there');
		}
	} finally {
		await qmp.close();
	}
};

for (const client of realClients) {
	try {
		const start = prepared(client);
		if (start !== undefined) {
			await suite.check(client.title, () => doJob(client, start));
		}
	} catch (error) {
		await suite.check(client.title, () => {
			throw error;
		});
	}
}

packages.close();
suite.finish();
