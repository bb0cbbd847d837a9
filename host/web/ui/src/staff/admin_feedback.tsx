// The feedback that people have sent on the pages; an answer is due in 14 days (Act 306/2019).
import type { JSX } from "preact";

import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";
import { Answered } from "./parts/answered";
import { More } from "./parts/more";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useList } from "./parts/use_list";

const table = words({
  fi: {
    title: "Saatu palaute",
    text: "Saavutettavuutta koskevaan palautteeseen vastataan 14 päivässä, jos lähettäjä on jättänyt osoitteen.",
    list: "Palautteet, uusin ensin",
    when: "Saatu",
    words: "Palaute",
    page: "Sivu",
    reply: "Vastausosoite",
    none: "ei pyydetty vastausta",
    empty: "Palautetta ei ole vielä tullut.",
  },
  en: {
    title: "Feedback received",
    text: "Feedback on accessibility is answered within 14 days if the sender left an address.",
    list: "Feedback, newest first",
    when: "Received",
    words: "Feedback",
    page: "Page",
    reply: "Answer to",
    none: "no answer asked for",
    empty: "No feedback has come yet.",
  },
});

export function AdminFeedbackPage(): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const list = useList("/api/v1/feedback", { query: {} }, ({ feedback, next }) => ({
    rows: feedback,
    next,
  }));
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <Answered got={list.first}>
        {() => (
          <Table
            caption={t.list}
            rows={list.rows}
            rowKey={({ id }) => id}
            empty={t.empty}
            columns={[
              { title: t.when, kind: "short", cell: ({ received_at: at }) => show.at(at) },
              {
                title: t.words,
                head: true,
                cell: ({ text, language }) => (
                  <span class="long" lang={language}>
                    {text}
                  </span>
                ),
              },
              { title: t.page, cell: ({ page }) => <code>{page}</code> },
              { title: t.reply, cell: ({ reply_to: to }) => to ?? t.none },
            ]}
          />
        )}
      </Answered>
      <More next={list.next} busy={list.busy} onMore={list.more} />
    </>
  );
}
