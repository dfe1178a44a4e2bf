// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The vendor's own SDK against the sandbox: every call that makes something, uploads, tasks, the organization and the
// errors that it tells apart. The SDK waits about six seconds between two looks at a task, so all run side by side.
import RunwayML, { toFile } from '@runwayml/sdk';
import assert from 'node:assert/strict';
import test from 'node:test';
import { clientOf, download, startSandbox, typeOf } from './sandboxes.mjs';

const patience = { timeout: 8 * 60_000 };
const sandbox = await startSandbox('--speed', '1000', '--concurrency', '64', '--credits', '1000000');
const client = clientOf(sandbox);
test.after(() => sandbox.stop());

/** Waits for a task and gives its files; each has to be of that type. */
async function outputsOf(pending, type, count = 1) {
  const task = await pending.waitForTaskOutput(patience);
  assert.equal(task.status, 'SUCCEEDED');
  assert.equal(task.output.length, count);
  assert.ok(task.cost.credits > 0);
  const files = await Promise.all(task.output.map(download));
  for (const bytes of files) {
    assert.ok(bytes.length > 100, `${bytes.length} bytes`);
    assert.equal(typeOf(bytes), type);
  }
  return files;
}

async function uploaded(bytes, name) {
  const { uri } = await client.uploads.createEphemeral({ file: await toFile(bytes, name) });
  assert.match(uri, /^runway:\/\//);
  return uri;
}

// What the later calls work on is what the first ones made. Small sizes: the sandbox renders them all.
const promptText = 'a lighthouse in the evening';
const [[picture], [clip], [speech]] = await Promise.all([
  outputsOf(client.textToImage.create({ model: 'gemini_image3.1_flash', promptText, ratio: '512:512' }), 'png'),
  outputsOf(client.textToVideo.create({ model: 'sandbox_reserved', promptText, ratio: '640:360', duration: 3 }), 'mp4'),
  outputsOf(
    client.textToSpeech.create({
      model: 'eleven_multilingual_v2',
      promptText: 'The light goes round, and the boats come home before the evening falls upon the harbour.',
      voice: { type: 'runway-preset', presetId: 'Maya' },
    }),
    'mp3',
  ),
]);
const imageUri = await uploaded(picture, 'picture.png');
const videoUri = await uploaded(clip, 'clip.mp4');
const audioUri = await uploaded(speech, 'speech.mp3');
const imageData = `data:image/png;base64,${picture.toString('base64')}`;
const voice = { type: 'runway-preset', presetId: 'Leslie' };

const calls = {
  'image to video': [
    () => client.imageToVideo.create({ model: 'gen4_turbo', promptImage: imageUri, ratio: '960:960', duration: 2 }),
    'mp4',
  ],
  'image to video, first and last': [
    () =>
      client.imageToVideo.create({
        model: 'seedance2_fast',
        promptImage: [
          { uri: imageData, position: 'first' },
          { uri: imageUri, position: 'last' },
        ],
        promptText,
        ratio: '640:640',
        duration: 4,
        audio: true,
      }),
    'mp4',
  ],
  'video to video': [
    () => client.videoToVideo.create({ model: 'aleph2', videoUri, promptText: 'make it snow', seed: 1 }),
    'mp4',
  ],
  'text to image, several': [
    () =>
      client.textToImage.create({
        model: 'gemini_image3.1_flash',
        promptText: 'like @tower',
        ratio: '512:512',
        outputCount: 4,
        referenceImages: [{ uri: imageUri, tag: 'tower', subject: 'object' }],
      }),
    'png',
    4,
  ],
  'image upscale': [
    () => client.imageUpscale.create({ model: 'magnific_precision_upscaler_v2', imageUri, scaleFactor: 2 }),
    'png',
  ],
  'video upscale': [
    () => client.videoUpscale.create({ model: 'magnific_video_upscaler_creative', videoUri, resolution: '720p' }),
    'mp4',
  ],
  'character performance': [
    () =>
      client.characterPerformance.create({
        model: 'act_two',
        character: { type: 'image', uri: imageUri },
        reference: { type: 'video', uri: videoUri },
        ratio: '960:960',
        bodyControl: true,
        expressionIntensity: 4,
      }),
    'mp4',
  ],
  'sound effect': [
    () => client.soundEffect.create({ model: 'eleven_text_to_sound_v2', promptText: 'waves', duration: 1.5 }),
    'mp3',
  ],
  'speech to speech': [
    () =>
      client.speechToSpeech.create({
        model: 'eleven_multilingual_sts_v2',
        media: { type: 'audio', uri: audioUri },
        voice,
      }),
    'mp3',
  ],
  'voice dubbing': [
    () => client.voiceDubbing.create({ model: 'eleven_voice_dubbing', audioUri, targetLang: 'de' }),
    'mp3',
  ],
  'voice isolation': [() => client.voiceIsolation.create({ model: 'eleven_voice_isolation', audioUri }), 'mp3'],
};

test('every call that makes something', { concurrency: true }, async (t) => {
  const runs = Object.entries(calls).map(([name, [create, type, count]]) =>
    t.test(name, async () => {
      await outputsOf(create(), type, count);
    }),
  );
  await Promise.all(runs);
});

test('a task that fails', async () => {
  const pending = client.textToImage.create({
    model: 'gen4_image',
    promptText: 'a hill #fail:SAFETY.INPUT.TEXT',
    ratio: '720:720',
  });
  await assert.rejects(pending.waitForTaskOutput(patience), (error) => {
    assert.equal(error.name, 'TaskFailedError');
    assert.equal(error.taskDetails.failureCode, 'SAFETY.INPUT.TEXT');
    return true;
  });
});

test('a task is deleted', async () => {
  const { id } = await client.textToVideo.create({
    model: 'gen4.5',
    promptText: `${promptText} #throttle:60`,
    ratio: '1280:720',
    duration: 2,
  });
  assert.equal((await client.tasks.retrieve(id)).status, 'THROTTLED');
  await client.tasks.delete(id);
  await assert.rejects(client.tasks.retrieve(id), RunwayML.NotFoundError);
  await assert.rejects(client.tasks.delete(id), RunwayML.NotFoundError);
});

test('the organization', async () => {
  const { creditBalance, tier, usage } = await client.organization.retrieve();
  assert.ok(creditBalance > 0 && creditBalance < 1_000_000);
  assert.equal(tier.models.act_two.maxConcurrentGenerations, 64);
  assert.ok(usage.models.gen4_image.dailyGenerations >= 1);
});

test('usage', async () => {
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const { results, models } = await client.organization.retrieveUsage({ startDate: day(-1), beforeDate: day(1) });
  assert.ok(models.includes('seedance2_fast'));
  const amounts = results.flatMap((result) => result.usedCredits).filter(({ model }) => model === 'seedance2_fast');
  assert.equal(
    amounts.reduce((sum, { amount }) => sum + amount, 0),
    4 * 29,
  );
  await assert.rejects(
    client.organization.retrieveUsage({ startDate: day(-91), beforeDate: day(0) }),
    RunwayML.BadRequestError,
  );
});

test('400 names the member', async () => {
  const wrong = client.imageToVideo.create({ model: 'gen4_turbo', promptImage: imageUri, ratio: '16:9' });
  await assert.rejects(wrong, (error) => {
    assert.ok(error instanceof RunwayML.BadRequestError);
    assert.equal(error.status, 400);
    assert.deepEqual(error.error.issues[0].path, ['ratio']);
    return true;
  });
});

test('400 when the credits are used up', async () => {
  const poor = await startSandbox('--credits', '1');
  const wanted = { model: 'gen4_image', promptText, ratio: '720:720' };
  await assert.rejects(clientOf(poor).textToImage.create(wanted), (error) => {
    assert.ok(error instanceof RunwayML.BadRequestError);
    assert.match(error.error.error, /not have enough credits/);
    return true;
  });
  await poor.stop();
});

test('401', async () => {
  const stranger = clientOf(sandbox, { apiKey: 'key_of_somebody_else' });
  await assert.rejects(stranger.organization.retrieve(), RunwayML.AuthenticationError);
});

test('404', async () => {
  await assert.rejects(client.tasks.retrieve('17f20503-6c24-4c16-946b-35dbbce2af2f'), RunwayML.NotFoundError);
});

test('429 when the day is used up', async () => {
  const tired = await startSandbox('--daily', '0');
  const wanted = { model: 'gen4_image', promptText, ratio: '720:720' };
  await assert.rejects(clientOf(tired).textToImage.create(wanted), (error) => {
    assert.ok(error instanceof RunwayML.RateLimitError);
    assert.match(error.error.error, /daily limit/);
    return true;
  });
  await tired.stop();
});
