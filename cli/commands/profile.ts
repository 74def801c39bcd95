import {writeFileAtomically} from '../../core/runtime/files.ts';
import {QmpClient} from '../../server/qmp-client.ts';
import {recordProfile} from '../../server/recorder/record-profile.ts';

// For each answer: QEMU takes long over some, such as the models of its processors.
const ANSWER_MS_MAX = 30_000;

/** Records the profile of the QEMU at an address in a file. */
export const profile = async (address: string, file: string): Promise<void> => {
	const client = await QmpClient.connect(address, ANSWER_MS_MAX);
	try {
		writeFileAtomically(file, `${JSON.stringify(await recordProfile(client))}\n`);
	} finally {
		client.close();
	}
};
