<%@ page contentType="text/html;charset=UTF-8" session="false" errorPage="failed.jsp" %>
<html><% if (true) { throw new IllegalStateException("on purpose"); } %></html>
