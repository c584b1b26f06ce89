-- One row per submitted form. The task's id is the key, so a task that runs twice stores once.
CREATE TABLE form_submission (
    task_id      text PRIMARY KEY,
    name         text NOT NULL,
    email        text NOT NULL,
    message      text NOT NULL,
    submitted_at timestamptz,
    stored_at    timestamptz NOT NULL DEFAULT now(),
    -- When the mail server took the confirmation; null until then. A rerun mails only while it is null.
    mail_sent_at timestamptz
);
