import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {builtinNames, loadScenario} from '../../scenarios/library.ts';
import {goldenFile, goldenTranscript} from '../helpers/golden.ts';

const {schema} = loadProfile();

for (const name of builtinNames()) {
	test(`${name}: is titled, told and gives its transcript, again and again`, async t => {
		const {title, description} = loadScenario(name, schema);
		t.true(title.length > 10 && description.length > 40);
		t.is(await goldenTranscript(name), goldenFile(name));
		t.is(await goldenTranscript(name), goldenFile(name));
	});
}

test('another seed gives another transcript', async t => {
	t.not(await goldenTranscript('quorum-failure', 'another'), goldenFile('quorum-failure'));
});
