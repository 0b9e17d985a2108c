/** What a screen reader is given, in its own terms. */
import { expect, open, panel, test } from './app.ts';

test('the first view: a headline, the ends, the frames, and what is done now', async ({ page }) => {
  await open(page, '#/stage?s=known-host&level=overview');
  await expect(page.getByRole('region', { name: 'Stage' })).toMatchAriaSnapshot(`
    - region "Stage":
      - paragraph: Step 1 of 8 What do we both speak?
      - heading "Two computers say hello" [level=1]
      - paragraph: /Each says, in plain text/
      - text: /Client your computer, where you type ssh Eavesdropper whoever listens .* Server the computer you want to work on/
      - list "Frames on the wire"
      - region "now":
        - paragraph: /now/
        - article:
          - text: say hello
          - list "What the step is about":
            - listitem:
              - button "V_C, client identification, public, from client"
            - listitem:
              - button "V_S, server identification, public, from server"
          - link "RFC 4253 §4.2"
        - paragraph: /Client waits for/
        - list "Client holds"
        - paragraph: Server holds
        - list "Server holds"
  `);
});

test('the ladder: an ordered list of frames, each with its sender, time and whether it is encrypted', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '#/stage?s=known-host&level=message');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  const ladder = page.getByRole('list', { name: 'Frames on the wire' });
  expect(await ladder.evaluate(({ tagName }) => tagName)).toBe('OL');
  await expect(ladder).toMatchAriaSnapshot(`
    - list "Frames on the wire":
      - listitem: /TCP connection, port 22/
      - listitem:
        - button /SSH-2\\.0-OpenSSH/
        - text: /from Client to Server, at [\\d.]+ ms/
      - listitem:
        - button /SSH-2\\.0-OpenSSH/
        - text: /from Server to Client, at [\\d.]+ ms/
      - listitem:
        - button "SSH_MSG_KEXINIT"
        - text: /600 B [\\d.]+ in the clear, from Server to Client, at [\\d.]+ ms/
      - listitem:
        - button "SSH_MSG_KEXINIT"
        - text: /1,560 B [\\d.]+ in the clear, from Client to Server, at [\\d.]+ ms/
  `);
});

test('a packet: its fields as a tree, its bytes as one stop that says the field', async ({
  page,
}) => {
  await open(
    page,
    '#/stage?s=known-host&level=message&focus=server/SSH_MSG_KEXINIT%231.cookie&panels=packet',
  );
  const packet = panel(page, 'Packet');
  await expect(packet).toMatchAriaSnapshot(`
    - region "Packet":
      - heading "Packet" [level=2]
      - radiogroup "Layer":
        - radio "Wire"
        - radio "Packet"
        - radio "Message" [checked]
      - tree "Fields of the message":
        - treeitem "message 20" [level=1]
        - treeitem "cookie 16 B" [level=1] [selected]
        - treeitem "kex_algorithms 109 B" [level=1]
      - figure:
        - slider "Bytes of the message"
      - paragraph:
        - text: /cookie bytes 1 – 16, 16 B\\. Random/
        - link "RFC 4253 §7.1"
      - button "Copy the bytes of cookie as hex"
  `);
  const bytes = packet.getByRole('slider', { name: 'Bytes of the message' });
  expect(await bytes.locator('[tabindex], button, a').count()).toBe(0);
  await bytes.focus();
  await page.keyboard.press('ArrowRight');
  await expect(bytes).toHaveAttribute('aria-valuetext', /cookie/);
  await expect(bytes).toHaveAttribute('aria-valuenow', '2');
});

test('the scrubber: a slider that says the step and its title', async ({ page }) => {
  await open(page, '#/stage?s=known-host&level=overview');
  await expect(page.getByRole('region', { name: 'Steps of the run' })).toMatchAriaSnapshot(`
    - region "Steps of the run":
      - list "What is being answered"
      - list "Phases"
      - slider "Place in the run"
      - radiogroup "Detail"
      - button "First step" [disabled]
      - button "Step back" [disabled]
      - button "Next step"
      - button "Play"
      - button "Last step"
      - radiogroup "Speed"
  `);
  const scrubber = page.getByRole('slider', { name: 'Place in the run' });
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'Step 1 of 8: Two computers say hello');
  await scrubber.focus();
  await page.keyboard.press('ArrowRight');
  await expect(scrubber).toHaveAttribute('aria-valuetext', /^Step 2 of 8: /);
});
