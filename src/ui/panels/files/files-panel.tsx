import { lazy, useState } from 'react';
import { useRun } from '../../../player/hooks.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { files as text } from '../../text/files.ts';
import { panelTitles } from '../../text/panel-titles.ts';
import type { PanelProps } from '../registry.ts';
import { FileContent } from './file-content.tsx';
import { FileList } from './file-list.tsx';
import styles from './files-panel.module.css';
import { ToolContent } from './tool-content.tsx';
import { useShownFile } from './use-shown-file.ts';

const CertificateContent = lazy(async () => ({
  default: (await import('./certificates/certificate-content.tsx')).CertificateContent,
}));

/** The files of both ends as they are at this step, each part explained. */
export function FilesPanel({ controls }: PanelProps) {
  const run = useRun();
  const [full, setFull] = useState(false);
  const { files, shown, tool, choose } = useShownFile();
  const isCertificates = shown?.file.kind.endsWith('certificates');
  const Content = isCertificates ? CertificateContent : FileContent;
  return (
    <PanelFrame
      title={panelTitles.files}
      about={text.about}
      controls={controls}
      full={full}
      onFull={setFull}
    >
      {files ? (
        <>
          <FileList
            files={files}
            recorded={run?.recorded ?? null}
            shown={tool ? null : (shown?.file.path ?? null)}
            tool={tool}
            hasTools={run?.scenario.protocol === 'ssh-2'}
            onChoose={choose}
          />
          {tool && <ToolContent key={tool} tool={tool} />}
          {!tool && shown && (
            <Content key={`${shown.file.path} ${shown.version.step}`} shown={shown} wide={full} />
          )}
        </>
      ) : (
        <p className={styles.empty}>{text.loading}</p>
      )}
    </PanelFrame>
  );
}
